/** Every benchmark, by the figures it measures; loaded only in the process that runs it. */
import type { Run } from './figure.ts';

interface Benchmark {
  /** The figures it measures, by which it can be asked for. */
  ids: readonly string[];
  load: () => Promise<{ run: Run }>;
}

export const benchmarks: Readonly<Record<string, Benchmark>> = {
  bundles: { ids: ['bundle.size', 'bundle.import'], load: () => import('./bundles.ts') },
  'portal-pages': {
    ids: ['portal.weight', 'portal.style', 'portal.fonts', 'portal.html', 'portal.render', 'portal.answer'],
    load: () => import('./portal-pages.ts'),
  },
  lighthouse: {
    ids: ['portal.lighthouse', 'portal.lighthouse-rules'],
    load: () => import('./lighthouse.ts'),
  },
  claims: { ids: ['claim.vs-raw', 'claim.cpu'], load: () => import('./claims.ts') },
  registrations: { ids: ['register.vs-raw'], load: () => import('./registrations.ts') },
  'placement-cost': { ids: ['place.requests', 'place.units'], load: () => import('./placement-cost.ts') },
  'placement-latency': { ids: ['place.latency'], load: () => import('./placement-latency.ts') },
  'form-latency': { ids: ['form.latency'], load: () => import('./form-latency.ts') },
  'whatif-rate': { ids: ['whatif.rate'], load: () => import('./whatif-rate.ts') },
  capacity: { ids: ['capacity', 'capacity.equal'], load: () => import('./capacity.ts') },
  'import-memory': { ids: ['import.memory'], load: () => import('./import-memory.ts') },
  decisions: {
    ids: [
      'decide.match-rate',
      'decide.vs-json-rules-engine',
      'decide.vs-zen',
      'decide.flatness',
      'decide.rate',
    ],
    load: () => import('./decisions.ts'),
  },
  matching: {
    ids: [
      'match.hit',
      'match.recall',
      'match.cpu',
      'match.vs-levenshtein',
      'match.requests',
      'match.units',
      'match.f1',
    ],
    load: () => import('./matching.ts'),
  },
  imports: { ids: ['import.vs-raw', 'import.seconds'], load: () => import('./imports.ts') },
};
