/** One row through the room it belongs to. */
import type { ImportField } from '@rafiq/shared/imports/status.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { submitLead } from '#functions/leads/index.ts';
import { createPartner } from '#functions/partners/index.ts';
import { ownCells } from '../domain/added-columns.ts';
import type { ImportJob, ImportPlan } from '../domain/import-job.ts';
import type { ConfirmedCountries } from '../domain/read-country.ts';
import { layoutOf, type RowLayout, type RowReading, type RowRemark } from '../domain/row-reader.ts';
import { leadFieldAt, rowToLead } from '../domain/row-to-lead.ts';
import { partnerFieldAt, rowToPartner, type PartnerFile } from '../domain/row-to-partner.ts';
import { accountFinder } from './account-finder.ts';
import { digestRow } from './digest-row.ts';
import { productFinder } from './product-finder.ts';
import { refusedByRoom } from './refused-by-room.ts';

/** What became of a row. */
export type RowTaken =
  | { kind: 'refused'; faults: RowRemark[] }
  | {
      kind: 'recorded';
      externalId: string;
      outcome: 'created' | 'unchanged';
      createdAt: string;
      notices: RowRemark[];
    };

export type TakeRow = (cells: readonly string[], change: Change) => Promise<RowTaken>;

/** How rows of one kind are read and recorded. */
interface RowRoad<Input> {
  layout: RowLayout;
  fieldAt: Readonly<Record<string, ImportField>>;
  read: (cells: readonly string[]) => RowReading<Input>;
  record: (
    input: Input,
    change: Change,
  ) => Promise<{ outcome: 'created' | 'unchanged'; record: { createdAt: string } }>;
}

/** The way of the rows of a job: read by its plan, recorded by the room of its kind. */
export function takeRowOf(job: ImportJob, plan: ImportPlan, countries: ConfirmedCountries): TakeRow {
  const own = ownCells(plan.columns);
  const file = {
    source: job.source,
    layout: layoutOf(plan.columns, plan.mapping),
    identify: (cells: readonly string[]) => digestRow(own(cells)),
    decimalMark: plan.reading.decimalMark,
    countries,
  };
  return job.kind === 'leads' ? along(leadRoad(job, plan, file)) : along(partnerRoad(plan, file));
}

/** What holds for the rows of either kind. */
type RowFile = Omit<PartnerFile, 'adminEmailPattern'>;

function leadRoad(job: ImportJob, plan: ImportPlan, of: RowFile) {
  const { consentToShare, consentToContact } = plan;
  if (consentToShare === null || consentToContact === null)
    throw new Error('Leads without a basis of consent');
  const told = job.dateOrder === null || job.dateOrder === 'mixed' ? undefined : job.dateOrder;
  const dateOrder = plan.reading.dateOrder ?? told;
  const file = { ...of, dateOrder, consentToShare, consentToContact };
  const findProduct = productFinder();
  const findAccount = accountFinder();
  return {
    layout: of.layout,
    fieldAt: leadFieldAt,
    read: (cells) => rowToLead(cells, file),
    record: async (input, change) => {
      const productId = input.productName === undefined ? undefined : await findProduct(input.productName);
      const { lead, outcome } = await submitLead({ ...input, productId }, change, { findAccount });
      return { outcome, record: lead };
    },
  } satisfies RowRoad<Parameters<typeof submitLead>[0]>;
}

function partnerRoad(plan: ImportPlan, of: RowFile) {
  const file = { ...of, adminEmailPattern: plan.adminEmailPattern ?? undefined };
  return {
    layout: of.layout,
    fieldAt: partnerFieldAt,
    read: (cells) => rowToPartner(cells, file),
    record: async (input, change) => {
      const { partner, outcome } = await createPartner(input, change, newId);
      return { outcome, record: partner };
    },
  } satisfies RowRoad<Parameters<typeof createPartner>[0]>;
}

function along<Input>(road: RowRoad<Input>): TakeRow {
  return async (cells, change) => {
    const reading = road.read(cells);
    if (reading.kind === 'refused') return reading;
    try {
      const { outcome, record } = await road.record(reading.input, change);
      const { externalId, notices } = reading;
      return { kind: 'recorded', externalId, outcome, createdAt: record.createdAt, notices };
    } catch (error) {
      // A room that does not answer has refused nothing: the row is tried again.
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return { kind: 'refused', faults: refusedByRoom(error, cells, road.layout, road.fieldAt) };
    }
  };
}
