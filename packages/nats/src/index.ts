export { type NatsLogOptions, natsLog } from './nats-log.ts';
