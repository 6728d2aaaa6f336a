import { today } from './service.ts';

/** A new ordinance, introduced by a member. */
export const introduction = {
  type: 'introduce',
  measure: 'kc-200999',
  on: today,
  kind: 'ordinance',
  title: 'A stop sign at 5th and Main',
  by: { id: 'ellington', role: 'member' },
};

/** It is referred by the mayor. */
export const referral = {
  type: 'refer',
  measure: 'kc-200999',
  on: today,
  to: ['transportation'],
  by: { id: 'lucas', role: 'mayor' },
};
