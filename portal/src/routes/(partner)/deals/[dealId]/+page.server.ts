import { error, redirect } from '@sveltejs/kit';
import { readConflict } from '@rafiq/shared/deals/case-contract.ts';
import { fieldsToSubmit, readDeal, readDealTimeline } from '@rafiq/shared/deals/contract.ts';
import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import { ownDealMoves } from '#lib/components/deals/own-deal-moves.ts';
import type { OwnDealMove } from '#lib/components/deals/own-deal-moves.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { dealFileActions } from '#lib/server/timeline-actions.ts';
import { timelineLines } from '#lib/server/timeline-line.ts';
import { filesOfCase, filesOfDeal } from '#lib/server/timeline-parts.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import { m } from '#lib/paraglide/messages.js';
import { caseActions } from '../case-actions.ts';
import { moveDeal } from '../deal-moves.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What a draft must say and does not, by the pointers of its fields. */
function missingIn({ company, productId, value, expectedCloseOn }: DealContent): string[] {
  const known: Record<(typeof fieldsToSubmit)[number], unknown> = {
    '/company/name': company.name,
    '/company/country': company.country,
    '/productId': productId,
    '/value': value,
    '/expectedCloseOn': expectedCloseOn,
  };
  return fieldsToSubmit.filter((pointer) => known[pointer] === undefined);
}

export const load: PageServerLoad = async (event) => {
  const { dealId } = event.params;
  const { searchParams } = event.url;
  const api = apiOf(event);
  const params = { dealId };
  const [deal, timeline] = await Promise.all([
    api.read(readDeal, { params }),
    api.act(readDealTimeline, { params, query: { cursor: searchParams.get('earlier') ?? undefined } }),
  ]);
  if (deal.view !== 'partner') error(404, m.error_not_found_text());
  const { conflictId } = deal;
  const own = deal.registeredBy === null;
  const [found, files, caseFiles] = await Promise.all([
    conflictId === null ? null : api.act(readConflict, { params: { conflictId } }),
    own ? filesOfDeal(api, dealId) : [],
    conflictId === null ? [] : filesOfCase(api, conflictId),
  ]);
  return {
    deal,
    missing: missingIn(deal.content),
    files,
    caseFiles,
    conflict: found?.ok && found.value.view === 'party' ? found.value : null,
    timeline: timeline.ok ? timelineLines(timeline.value) : { items: [], nextCursor: null },
    arrived: searchParams.has('new'),
    dialog: searchParams.get('do'),
    today: dayIn(event.locals.reader.timeZone, Date.now()),
  };
};

const moveWords: Readonly<Record<OwnDealMove, () => string>> = {
  submit: m.deal_done_submit,
  reopen: m.ui_saved,
  withdraw: m.deal_done_withdraw,
  'check-in': m.deal_done_check_in,
  'request-extension': m.deal_done_extend,
  win: m.deal_done_win,
  lose: m.move_done_lose,
  release: m.deal_done_release,
};

/** The form of one move. */
const formOf = (move: OwnDealMove) => async (event: RequestEvent) => {
  const { dealId } = event.params;
  const outcome = await moveDeal(event, dealId, move, await PostedForm.of(event.request));
  if (!outcome.ok) return refused(move, outcome.problem);
  // What was taken back is mended before it is sent again.
  if (move === 'reopen') redirect(303, `/deals/${dealId}/edit`);
  return done(move, moveWords[move]());
};

type MoveActions = Record<OwnDealMove, ReturnType<typeof formOf>>;

export const actions = {
  ...caseActions,
  ...dealFileActions,
  ...(Object.fromEntries(ownDealMoves.map((move) => [move, formOf(move)])) as MoveActions),
} satisfies Actions;
