export { kansasCity } from './kansas-city.ts';
export { newYorkCity } from './new-york-city.ts';
export { philadelphia } from './philadelphia.ts';
export { sanFrancisco } from './san-francisco.ts';
export { seattle } from './seattle.ts';
