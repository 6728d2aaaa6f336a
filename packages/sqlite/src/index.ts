export { type BackupOptions, backupLog } from './backup.ts';
export { type SqliteLogOptions, sqliteLog } from './sqlite-log.ts';
