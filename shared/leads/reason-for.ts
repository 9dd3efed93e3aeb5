/** What moves of leads ask for: a reason, and what may be said beside it. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { paragraph } from '../text.ts';
import { reasonsOf, type ReasonMove } from './status.ts';

/** A reason of one move: one that Rafiq begins with, or one of the vendor's own; it must be offered now. */
export const reasonFor = (move: ReasonMove) =>
  z.union([z.enum(reasonsOf[move]), idOf('reason')], {
    error: ({ input }) => (input === undefined ? 'required' : 'unknown-value'),
  });

export const moveNote = paragraph(2000).optional();
