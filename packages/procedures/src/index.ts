export { kansasCity } from './kansas-city.ts';
