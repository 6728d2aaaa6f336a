export { freePort } from './free-port.ts';
export { NatsServer, natsServerMissing, type ServerOptions } from './nats-server.ts';
export { PostgresServer } from './postgres-server.ts';
export { until } from './until.ts';
