import type { Engine, LegalDate } from '@statecraft/core';
import { expectTypeOf, test } from 'vitest';
import type { uses } from '../src/procedure/uses.ts';
import type { Act } from '../src/teller.ts';

type Facts = NonNullable<Awaited<ReturnType<Engine<(typeof uses)[number]>['measure']>>>['facts'];

test('[XC-18] the facts of every vocabulary are typed, those that questions write among them', () => {
  expectTypeOf<Facts['petitions']>().toEqualTypeOf<{ on: LegalDate; claimed: number }[]>();
  expectTypeOf<Facts['deferrals']>().toEqualTypeOf<LegalDate[]>();
  expectTypeOf<Facts['tabled']>().toEqualTypeOf<{ on: LegalDate } | undefined>();
  // @ts-expect-error a fact that nothing writes
  expectTypeOf<Facts['refused']>().toBeAny();
});

test('[XC-18] there is one vote, on a question of core’s or of the city’s', () => {
  const kinds: ('passage' | 'adoption' | 'lay-on-the-table')[] = ['passage', 'adoption', 'lay-on-the-table'];
  const votes = kinds.map((kind): Act => {
    const method = { kind: 'voice' } as const;
    return { type: 'vote', measure: 'm', on: '2026-01-05', question: { kind }, method };
  });
  expectTypeOf(votes).toEqualTypeOf<Act[]>();
});

test('[XC-18] what is not of an act’s form does not compile', () => {
  const head = { measure: 'm', on: '2026-01-05' } as const;
  // @ts-expect-error a misspelt act
  const misspelt: Act = { ...head, type: 'petitoin', claimed: 1 };
  // @ts-expect-error a word of the format before
  const older: Act = { ...head, type: 'petition', signatures: 1 };
  // @ts-expect-error a question there is none of
  const tea: Act = { ...head, type: 'vote', question: { kind: 'tea' }, method: { kind: 'voice' } };
  expectTypeOf([misspelt, older, tea]).toEqualTypeOf<Act[]>();
});
