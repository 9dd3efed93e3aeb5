/** What placing a lead costs the database: requests and read units, with 100 partners and with 10,000. */
import { startTestDatabase } from '../fixtures/database.ts';
import { addPartners, countryOf, home, near } from './add-partners.ts';
import { figure, median, type Run } from './figure.ts';

const everywhere = 10_000;
const placed = 40;
const mostRequests = 3;

interface Cost {
  /** Requests by the names of their commands; what was refused counts, too. */
  asked: string[];
  readUnits: number;
}
interface CostOfPlacing {
  most: readonly string[];
  requests: number;
  readUnits: number;
  rosterMs: number;
}

/** The cost of placements in this process, as the database itself reports it. */
async function costOfPlacing(): Promise<CostOfPlacing> {
  const { documents } = await import('#functions/kernel/dynamo.ts');
  const { submitLead } = await import('#functions/leads/submit-lead.ts');
  const { placeLead } = await import('#functions/leads/place-lead.ts');
  const { newId } = await import('#functions/kernel/id.ts');
  const given = { given: true, basis: 'consent', source: 'benchmark', date: '2026-11-20' } as const;
  const by = { kind: 'system', id: 'benchmark', organisation: null } as const;
  const costs: Cost[] = [];
  let cost: Cost = { asked: [], readUnits: 0 };
  let rosterMs = 0;
  documents.middlewareStack.add(
    (next, told) => async (asked) => {
      cost.asked.push(told.commandName ?? '');
      const result = await next({ ...asked, input: { ...asked.input, ReturnConsumedCapacity: 'TOTAL' } });
      const consumed = (result.output as { ConsumedCapacity?: unknown }).ConsumedCapacity;
      const parts = [consumed ?? []].flat() as { CapacityUnits?: number }[];
      if (!('TransactItems' in asked.input))
        cost.readUnits += parts.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      return result;
    },
    { step: 'initialize', name: 'count', priority: 'low' },
  );
  try {
    for (let index = 0; index <= placed; index += 1) {
      const change = { at: new Date().toISOString(), by, requestId: newId('event') };
      const company = { name: `Costed ${index}`, country: home };
      const { lead } = await submitLead(
        { company, valueBand: 'unknown', source: {}, consentToShare: given, consentToContact: given },
        change,
      );
      cost = { asked: [], readUnits: 0 };
      const begunMs = performance.now();
      await placeLead(lead, change);
      // The first one loads the roster, which then stays in the worker's memory.
      if (index === 0) rosterMs = performance.now() - begunMs;
      else costs.push({ ...cost, asked: [...cost.asked] });
    }
  } finally {
    documents.middlewareStack.remove('count');
  }
  const most = costs
    .map(({ asked }) => asked)
    .reduce((one, other) => (other.length > one.length ? other : one));
  return {
    most,
    requests: median(costs.map(({ asked }) => asked.length)),
    readUnits: median(costs.map(({ readUnits }) => readUnits)),
    rosterMs,
  };
}

export const run: Run = async (tell) => {
  const database = await startTestDatabase();
  try {
    await addPartners(0, near, countryOf);
    const few = await costOfPlacing();
    tell(
      `${near} partners: ${few.requests} requests, most ${few.most.join(' ')}, ${few.readUnits} read units; with the roster to load ${few.rosterMs.toFixed(0)} ms`,
    );
    await addPartners(near, everywhere, countryOf);
    const many = await costOfPlacing();
    tell(
      `${everywhere} partners, ${near} of them in the country: ${many.requests} requests, most ${many.most.join(' ')}, ${many.readUnits} read units; with the roster to load ${many.rosterMs.toFixed(0)} ms`,
    );
    return {
      'place.requests': figure(many.most.length, 'requests, most', mostRequests),
      'place.units': figure(many.readUnits, 'read units', few.readUnits),
    };
  } finally {
    await database.stop();
  }
};
