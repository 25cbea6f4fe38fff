import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    testTimeout: 20_000,
    // Nothing that tests share can be changed; loaded once a worker, it takes a third of the time.
    isolate: false,
    // Much of the time is spent in waiting for processes, servers and a browser.
    maxWorkers: 3,
  },
})
