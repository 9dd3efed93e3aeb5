import { serve } from '#functions/kernel/handle.ts';
import { cancel } from './handlers/cancel.ts';
import { confirmValue } from './handlers/confirm-value.ts';
import { create } from './handlers/create.ts';
import { findings } from './handlers/findings.ts';
import { forgetCountry } from './handlers/forget-country.ts';
import { inspect } from './handlers/inspect.ts';
import { listCountries } from './handlers/list-countries.ts';
import { list } from './handlers/list.ts';
import { read } from './handlers/read.ts';
import { refusedRows } from './handlers/refused-rows.ts';
import { rememberCountry } from './handlers/remember-country.ts';
import { start } from './handlers/start.ts';

export const handlers = [
  create,
  inspect,
  confirmValue,
  start,
  cancel,
  read,
  refusedRows,
  list,
  findings,
  listCountries,
  rememberCountry,
  forgetCountry,
];
export const handler = serve(handlers);
