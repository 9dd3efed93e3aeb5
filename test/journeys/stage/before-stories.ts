/** Before the stories of a file: the partner they are told of can hold what all files together bring it. */
import { beforeAll } from 'vitest';
import { liftCapacity } from './arrange.ts';

beforeAll(() => liftCapacity('Al Manara'));
