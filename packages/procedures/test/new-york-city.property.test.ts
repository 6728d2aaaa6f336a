import { newYorkCity } from '../src/new-york-city.ts';
import { describeProcedure } from './properties.ts';

describeProcedure({ procedure: newYorkCity, edition: 'charter-2020', passage: 'nyc.pass' });
