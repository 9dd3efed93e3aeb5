/** The operator table as the editor asks it. */
import { leadFieldNames, operatorNames, operators, operatorsOf } from '@rafiq/shared/leads/operators.ts';
import type { Condition, LeadField, OperatorName } from '@rafiq/shared/leads/operators.ts';

export const conditionFields: readonly LeadField[] = leadFieldNames;
export const operatorsFor = (field: LeadField): readonly OperatorName[] => operatorsOf(field);

export const isLeadField = (text: string): text is LeadField =>
  (leadFieldNames as readonly string[]).includes(text);
export const isOperator = (text: string): text is OperatorName =>
  (operatorNames as readonly string[]).includes(text);

/** How many values a condition needs. */
export const wantsOf = ({ operator }: Condition): 'none' | 'one' | 'two' | 'many' =>
  operators[operator].accepts;
