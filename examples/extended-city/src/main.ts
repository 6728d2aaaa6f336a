import { createEngine, memoryLog } from '@statecraft/core';
import { xanaduCrossing } from './procedure/xanadu-crossing.ts';
import { tellOfTheAppointment, tellOfTheCharter, tellOfTheTram } from './story.ts';
import { Teller } from './teller.ts';

const log = memoryLog();
const engine = createEngine({ log, procedures: [xanaduCrossing] });
const teller = new Teller(engine, console.log);

console.log('Xanadu Crossing: a made-up city, whose law is made up as well.');
await tellOfTheTram(teller);
await tellOfTheAppointment(teller);
await tellOfTheCharter(teller);
await log.close();
