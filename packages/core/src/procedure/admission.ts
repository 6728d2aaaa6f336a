/** Whom a machine is for: `live`, acts in their order alone; `on-record`, every act that others have put on record. */
export type Admission = 'live' | 'on-record';
