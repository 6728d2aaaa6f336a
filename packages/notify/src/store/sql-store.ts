import type { Database } from './database.ts';
import { ledgerRows } from './ledger-rows.ts';
import type { Store } from './store.ts';
import { addressRows, subscriptionRows } from './subscription-rows.ts';

/** The store in a database that holds its tables. */
export function sqlStore(database: Database): Store {
  return {
    subscriptions: subscriptionRows(database),
    addresses: addressRows(database),
    ledger: ledgerRows(database),
    close: () => database.close(),
  };
}
