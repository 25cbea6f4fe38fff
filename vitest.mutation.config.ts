import { defineConfig } from 'vitest/config'

/** The tests that are about what is mutated: the others, through the whole program, would take hours. */
export default defineConfig({
  test: {
    include: [
      'test/{address,quote}.test.ts',
      'test/{reply,verify}/*.test.ts',
      'test/adapters/{telegram,discord}/render{,-blocks}.test.ts',
      'test/adapters/renderers.test.ts',
    ],
    testTimeout: 20_000,
    isolate: false,
  },
})
