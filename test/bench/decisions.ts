/**
 * Deciding without a database: which of many rules a lead meets, beside two rule engines on the same rules and leads
 * with the same answers, and a whole decision among a hundred partners.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { indexCandidates } from '#functions/leads/domain/distribution/candidate.ts';
import { CompiledRules } from '#functions/leads/domain/distribution/compiled-rules.ts';
import { place } from '#functions/leads/domain/distribution/place.ts';
import { shippedPolicy } from '#functions/leads/domain/distribution/shipped-policy.ts';
import type { Condition, FieldValues } from '@rafiq/shared/leads/operators.ts';
import { orderOf } from '@rafiq/shared/leads/operators.ts';
import { sizeBandOf } from '@rafiq/shared/leads/status.ts';
import { randomOf } from '../../infra/local/seed/demo/random.ts';
import { repositoryRoot } from '../../infra/repository.ts';
import { at, candidate, lead, rule } from '../fixtures/placement-facts.ts';
import { figure, median, type Run } from './figure.ts';
import { inTurn } from './in-turn.ts';
import { opportunitiesOf } from './opportunities.ts';

const manyLeads = 10_000;
const manyRules = 500;
const candidates = 100;
const rounds = 5;
const budget = { matches: 1_000_000, decisions: 20_000, jsonRules: 1000, zen: 100, flatness: 1.1 };
const inFlight = 100;

/** The real file where it lies beside the checkout, else one of the same shape. */
function leadsToMatch(): FieldValues[] {
  const real = path.join(repositoryRoot, '../shared/data/opportunities.csv');
  const text = existsSync(real) ? readFileSync(real, 'utf8') : opportunitiesOf(manyLeads);
  const rows = text.trim().split(/\r?\n/).slice(1);
  return Array.from({ length: manyLeads }, (_, index) => {
    const [, , sector = '', office = '', employees = '', , product = '', , , , , value = ''] = inTurn(
      rows,
      index,
    ).split(',');
    return {
      country: office === '' ? null : office,
      subdivision: null,
      city: null,
      postalCode: null,
      productId: product === '' ? null : product,
      industry: sector === '' ? null : sector,
      sizeBand: employees === '' ? null : sizeBandOf(Number(employees)),
      valueBand: value === '' ? 'unknown' : Number(value) < 5000 ? 'under-5k' : '5k-25k',
      language: null,
    };
  });
}

const listed = ['country', 'industry', 'productId'] as const;

/** Rules of one to three conditions, about what the leads really say. */
function rulesFor(leads: readonly FieldValues[], count: number): { when: Condition[] }[] {
  const { next, pick, between } = randomOf('rules');
  const valuesOf = new Map(
    listed.map((field) => [field, [...new Set(leads.flatMap((one) => one[field] ?? []))]]),
  );
  const some = (field: (typeof listed)[number]): Condition => {
    const values = valuesOf.get(field) ?? [];
    const chosen = Array.from({ length: between(1, 3) }, () => pick(values));
    return { field, operator: 'is-one-of', values: [...new Set(chosen)] };
  };
  return Array.from({ length: count }, () => {
    const when = listed.filter(() => next() < 0.6).map(some);
    if (when.length === 0 || next() < 0.3)
      when.push({ field: 'sizeBand', operator: 'at-least', values: [pick(orderOf('sizeBand'))] });
    return { when };
  });
}

const rankOf = (band: string | null): number => (band === null ? -1 : orderOf('sizeBand').indexOf(band));
/** What the other engines are given of a lead: the same, with the size as a number they can compare. */
const factsOf = ({ country, industry, productId, sizeBand }: FieldValues) => ({
  country,
  industry,
  productId,
  size: rankOf(sizeBand),
});

/** How many a second a loop over all of `items` does: the median of some rounds. */
function ratePerSecond<T>(items: readonly T[], work: (item: T) => void): number {
  for (const item of items) work(item);
  const rates = Array.from({ length: rounds }, () => {
    const begunMs = performance.now();
    let done = 0;
    while (performance.now() - begunMs < 500) {
      for (const item of items) work(item);
      done += items.length;
    }
    return (done * 1000) / (performance.now() - begunMs);
  });
  return median(rates);
}

const jsonRulesOf = (rules: readonly { when: Condition[] }[]): RuleProperties[] =>
  rules.map(({ when }, place) => ({
    conditions: {
      all: when.map(({ field, values }) =>
        field === 'sizeBand'
          ? { fact: 'size', operator: 'greaterThanInclusive', value: rankOf(values[0] ?? null) }
          : { fact: field, operator: 'in', value: [...values] },
      ),
    },
    event: { type: String(place) },
  }));

/** One after another, as each needs the whole thread. */
async function jsonRulesEngine(rules: readonly { when: Condition[] }[], leads: readonly FieldValues[]) {
  const engine = new Engine(jsonRulesOf(rules));
  const answers: number[][] = [];
  await engine.run(factsOf(inTurn(leads, 0)));
  const begunMs = performance.now();
  for (const one of leads) {
    const { events } = await engine.run(factsOf(one));
    answers.push(events.map(({ type }) => Number(type)).sort((a, b) => a - b));
  }
  return { answers, rate: (leads.length * 1000) / (performance.now() - begunMs) };
}

const columns = ['country', 'industry', 'productId', 'size'] as const;
/** A decision table that collects: a row a rule, an empty cell where it does not ask. */
const tableOf = (rules: readonly { when: Condition[] }[]) => ({
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    {
      id: 'table',
      type: 'decisionTableNode',
      name: 'table',
      position: { x: 1, y: 0 },
      content: {
        hitPolicy: 'collect',
        inputs: columns.map((field) => ({ id: field, name: field, field })),
        outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
        rules: rules.map(({ when }, place) => ({
          _id: `r${place}`,
          rule: String(place),
          ...Object.fromEntries(
            columns.map((column) => {
              const asked = when.find(({ field }) => (field === 'sizeBand' ? 'size' : field) === column);
              if (asked === undefined) return [column, ''];
              return column === 'size'
                ? [column, `>= ${rankOf(asked.values[0] ?? null)}`]
                : [column, asked.values.map((value) => JSON.stringify(value)).join(', ')];
            }),
          ),
        })),
      },
    },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
    { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
  ],
});

interface Zen {
  ZenEngine: new () => {
    createDecision: (content: object) => { evaluate: (facts: object) => Promise<{ result: unknown }> };
    dispose: () => void;
  };
}

/**
 * It is no dependency: a clean install fails over its packages for other machines. Where it was put beside (`npm install
 * --no-save @gorules/zen-engine@0.54.0`) it is measured too.
 */
async function zenIfThere(): Promise<Zen | undefined> {
  const name = '@gorules/zen-engine';
  try {
    return (await import(name)) as Zen;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function zenEngine(
  { ZenEngine }: Zen,
  rules: readonly { when: Condition[] }[],
  leads: readonly FieldValues[],
) {
  const engine = new ZenEngine();
  const decision = engine.createDecision(tableOf(rules));
  await decision.evaluate(factsOf(inTurn(leads, 0)));
  const answers: number[][] = Array.from({ length: leads.length }, () => []);
  let next = 0;
  const begunMs = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < leads.length) {
        const index = next;
        next += 1;
        const { result } = await decision.evaluate(factsOf(inTurn(leads, index)));
        answers[index] = (result as { rule: number }[]).map(({ rule }) => Number(rule));
      }
    }),
  );
  const rate = (leads.length * 1000) / (performance.now() - begunMs);
  engine.dispose();
  return { answers, rate };
}

/** Refuses to compare speeds of different answers. */
function mustAgree(name: string, answers: readonly number[][], ours: (index: number) => number[]): void {
  for (const [index, answer] of answers.entries()) {
    const own = ours(index);
    if (answer.length !== own.length || answer.some((rule, place) => rule !== own[place]))
      throw new Error(`${name} finds ${answer.join(' ')} for lead ${index}, we find ${own.join(' ')}`);
  }
}

/** Whole decisions: a policy of five hundred rules, whose last is for the lead, and a hundred partners with turns. */
function decisionRate(): number {
  const partners = Array.from({ length: candidates }, (_, index) =>
    candidate(`ptnr_${String(index).padStart(26, '0')}`, { weight: 1 + (index % 7) }),
  );
  const index = indexCandidates({ version: 1, partners });
  const standings = new Map(
    partners.map(({ id }, turn) => [
      id,
      { partnerId: id, assigned: (turn * 37) % 90, creditedBack: turn % 3, lastAssignedAt: at, version: 1 },
    ]),
  );
  const rules = Array.from({ length: manyRules }, (_, number) =>
    rule(number, {
      when: [
        {
          field: 'city',
          operator: 'is-one-of',
          values: [number === manyRules - 1 ? 'Dubai' : `Town ${number}`],
        },
      ],
      prefer: ['gold'],
    }),
  );
  const policy = { version: 1, document: { ...shippedPolicy, rules } };
  const leads = Array.from({ length: 200 }, (_, number) =>
    lead({ city: 'Dubai', industry: `Industry ${number % 9}` }),
  );
  return ratePerSecond(leads, (one) => {
    const { outcome } = place({ lead: one, index, policy, standings, loads: new Map(), at });
    if (outcome.kind !== 'offered') throw new Error(outcome.kind);
  });
}

export const run: Run = async (tell) => {
  const leads = leadsToMatch();
  const rules = rulesFor(leads, manyRules);
  const compiled = new CompiledRules(rules);
  const found: number[] = [];
  let matches = 0;
  const matchRate = ratePerSecond(leads, (one) => {
    matches = compiled.all(one, found);
  });
  const perLead = leads.reduce((sum, one) => sum + compiled.all(one, found), 0) / leads.length;
  tell(
    `${manyRules} rules, ${leads.length} leads: ${perLead.toFixed(1)} rules meet a lead on average, ${matches} the last`,
  );
  const ours = (index: number): number[] => {
    const count = compiled.all(inTurn(leads, index), found);
    return found.slice(0, count);
  };

  const jsonRules = await jsonRulesEngine(rules, leads.slice(0, 300));
  mustAgree('json-rules-engine', jsonRules.answers, ours);
  tell(
    `leads a second: ${Math.round(matchRate)}, json-rules-engine ${Math.round(jsonRules.rate)}; answers equal`,
  );
  const there = await zenIfThere();
  const zen = there && (await zenEngine(there, rules, leads.slice(0, 3000)));
  if (zen === undefined) tell('zen-engine is not installed and was not measured');
  else {
    mustAgree('zen-engine', zen.answers, ours);
    tell(`zen-engine: ${Math.round(zen.rate)} with ${inFlight} in flight; answers equal`);
  }

  // Ten times the rules, of which nine tenths ask for products that no lead is about.
  const strangers = rulesFor(leads, manyRules * 9).map(({ when }, place) => ({
    when: [...when, { field: 'productId', operator: 'is-one-of', values: [`none-${place}`] } as const],
  }));
  const among = [...rules, ...strangers];
  const [first, many] = [new CompiledRules(rules), new CompiledRules(among)];
  const ratios = Array.from({ length: rounds }, () => {
    const few = ratePerSecond(leads, (one) => void first.all(one, found));
    return few / ratePerSecond(leads, (one) => void many.all(one, found));
  });
  const rate = decisionRate();
  tell(`${Math.round(rate)} whole decisions a second among ${candidates} partners`);
  return {
    'decide.match-rate': figure(matchRate, 'leads/s', budget.matches),
    'decide.vs-json-rules-engine': figure(matchRate / jsonRules.rate, '× as fast', budget.jsonRules),
    ...(zen && { 'decide.vs-zen': figure(matchRate / zen.rate, '× as fast', budget.zen) }),
    'decide.flatness': figure(median(ratios), '× the time, with 10 × the rules', budget.flatness),
    'decide.rate': figure(rate, 'decisions/s', budget.decisions),
  };
};
