/** What a benchmark says: a figure beside the limit it is measured against. */
import { cpus, totalmem } from 'node:os';

export interface Figure {
  value: number;
  unit: string;
  /** What it is compared with: a physical limit measured in the same run, or a budget. */
  baseline: number;
  /** `value / baseline`. */
  ratio: number;
}

export type Figures = Readonly<Record<string, Figure>>;

/** Measures; `tell` shows what the figures were made from. */
export type Run = (tell: (line: string) => void) => Promise<Figures>;

const digits = (value: number): number => Number(value.toPrecision(4));

export const figure = (value: number, unit: string, baseline: number): Figure => ({
  value: digits(value),
  unit,
  baseline: digits(baseline),
  ratio: digits(value / baseline),
});

/** The value of which this share of all is no larger: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (found === undefined) throw new Error('Nothing was measured');
  return found;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The machine the figures were made on, in one line. */
export const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform} ${process.arch}`;
