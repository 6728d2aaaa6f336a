export function program() {}
