import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { QUIET_FLAGS, SOFTWARE_WEBGPU_FLAGS } from './src/cli/chromium-flags.ts';
import { findChromium } from './src/cli/find-chromium.ts';
import viteConfig from './vite.config.ts';

const executablePath = findChromium();

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            include: ['tests/unit/**/*.test.{ts,tsx}'],
            testTimeout: 60_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            include: ['tests/browser/**/*.test.{ts,tsx}'],
            // One software GPU and a few cores: files side by side only slow each other down.
            fileParallelism: false,
            testTimeout: 180_000,
            hookTimeout: 180_000,
            setupFiles: ['tests/browser/patience.ts'],
            expect: { poll: { timeout: 20_000 } },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              connectTimeout: 120_000,
              provider: playwright({
                launchOptions: {
                  ...(executablePath !== undefined && { executablePath }),
                  args: [...SOFTWARE_WEBGPU_FLAGS, ...QUIET_FLAGS],
                },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            environment: 'node',
            include: ['tests/e2e/**/*.test.ts'],
            globalSetup: ['tests/e2e/serve-built-app.ts'],
            fileParallelism: false,
            testTimeout: 600_000,
            hookTimeout: 300_000,
            expect: { poll: { timeout: 20_000 } },
          },
        },
      ],
    },
  }),
);
