import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    testTimeout: 20_000,
    // Nothing that tests share can be changed; loaded once a worker, it takes a third of the time.
    isolate: false,
  },
})
