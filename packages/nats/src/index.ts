export type { Durability } from './durability.ts';
export { type NatsLog, type NatsLogOptions, natsLog } from './nats-log.ts';
