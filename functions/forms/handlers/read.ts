import { readForm } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { formOrThrow } from '../form-or-throw.ts';

/** Reads the settings of a form. */
export const read = handle(readForm, ({ formId }) => formOrThrow(formId));
