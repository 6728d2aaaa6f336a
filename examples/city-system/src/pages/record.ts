import { actInWords, type NameOf } from '@statecraft/cli';
import {
  actOnRecord,
  type BodyFacts,
  type LegalDate,
  type Lifecycle,
  lifecycleOf,
  type ProcedureRef,
  type RecordedEvent,
  type StreamId,
} from '@statecraft/core';
import type { City } from '../city.ts';
import { committeesOf } from './committees.ts';

const opened = new WeakMap<City, { readonly key: string; readonly record: Promise<PublicRecord> }>();

/** The record as a page reads it, at one time: its names and its day are looked up once. */
export class PublicRecord {
  readonly city: City;
  readonly today: LegalDate;
  readonly #bodies: ReadonlyMap<string, BodyFacts>;

  private constructor(city: City, bodies: ReadonlyMap<string, BodyFacts>) {
    this.city = city;
    this.today = city.today();
    this.#bodies = bodies;
  }

  /** Opens the record for a page. Who sits where is read anew once something was recorded, or a day has begun. */
  static open(city: City): Promise<PublicRecord> {
    const key = `${city.heard()} ${city.today()}`;
    const known = opened.get(city);
    if (known?.key === key) return known.record;
    const record = PublicRecord.#read(city);
    opened.set(city, { key, record });
    // A record that could not be read is read again.
    record.catch(() => opened.delete(city));
    return record;
  }

  static async #read(city: City): Promise<PublicRecord> {
    const ids = [...new Set([...Object.keys(city.procedure.bodies), ...(await committeesOf(city))])];
    const facts = await Promise.all(ids.map((id) => city.engine.body(id)));
    return new PublicRecord(city, new Map(ids.map((id, index) => [id, facts[index] as BodyFacts])));
  }

  get zone(): string {
    return this.city.procedure.zone;
  }

  /** The bodies that the procedure names or that have a measure before them, by their ids. */
  get bodies(): ReadonlyMap<string, BodyFacts> {
    return this.#bodies;
  }

  readonly nameOf: NameOf = (id) => {
    const seated = [...this.#bodies.values()]
      .flatMap(({ tenures }) => tenures)
      .findLast(({ member, name }) => member === id && name !== undefined);
    return this.city.names.get(id) ?? seated?.name ?? this.#bodyName(id) ?? id;
  };

  #bodyName(id: string): string | undefined {
    const { bodies } = this.city.procedure;
    return Object.hasOwn(bodies, id) ? bodies[id]?.name : undefined;
  }

  /** The law that judged an act; `undefined` where its procedure or edition is not at hand. */
  lifecycleOf({ id, edition }: Pick<ProcedureRef, 'id' | 'edition'>): Lifecycle | undefined {
    const { procedure } = this.city;
    const known = procedure.id === id && procedure.editions.some((each) => each.id === edition);
    return known ? lifecycleOf(procedure, edition) : undefined;
  }

  /** Everything recorded on a stream, as it was recorded. */
  eventsOf(stream: StreamId): Promise<readonly RecordedEvent[]> {
    return this.city.log.readStream(stream);
  }

  /** An act on record in a few words. */
  headlineOf(event: RecordedEvent): string {
    if (event.type === 'corrected') return 'A correction';
    const lifecycle = this.lifecycleOf(event.law.procedure);
    if (!lifecycle) return event.type;
    const { outcome, rulings } = event.law;
    return actInWords(actOnRecord({ ...event, outcome }, lifecycle.procedure.uses), {
      nameOf: this.nameOf,
      lifecycle,
      rulings,
    }).headline;
  }
}
