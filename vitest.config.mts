import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The host suite runs in VS Code (npm run test:host), never here.
    exclude: ['test/host/**', '**/node_modules/**'],
    allowOnly: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
