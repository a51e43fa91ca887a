import { describe, test } from 'vitest';
import { storageContract } from '../testing/storageContract';
import { createMemoryStorage } from './memoryStorage';

describe('the outbox in memory', () => {
  test.each(storageContract)('$name', async ({ check }) => {
    await check(createMemoryStorage());
  });
});
