import { describe, expect, test } from 'vitest';
import { detectDecimalMark } from './detect-decimal-mark.ts';

describe('the decimal mark', () => {
  test.each([
    [['718.62', '3178.24', '12.5'], '.', 'certain'],
    [['718,62', '3178,24', '12,5'], ',', 'certain'],
    [['1.234,5'], ',', 'likely'],
    [['1,234.567'], '.', 'likely'],
    [['٧١٨٫٦٢'], ',', 'likely'],
    [['1.5', '2.5', '3,5'], '.', 'unsure'],
    [['1.5', '3,5'], null, 'unsure'],
    [['1.234', '1,234', '2448', '20.10.2017', 'GTX 2.0'], null, 'certain'],
  ])('of %j is %j, %s', (cells, value, confidence) => {
    expect(detectDecimalMark([cells])).toEqual({ value, confidence });
  });
});
