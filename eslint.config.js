import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: dependencies point inward, `shared` knows nobody.
 * A row names a folder and what it must never reach for.
 */
const layers = {
  shared: ['broker', 'db', 'migrations', 'renderer', 'electron', 'testing', 'e2e'],
  migrations: ['broker', 'db', 'renderer', 'electron', 'shared', 'testing', 'e2e'],
  db: ['broker', 'renderer', 'electron', 'testing', 'e2e'],
  broker: ['renderer', 'electron', 'testing', 'e2e'],
  renderer: ['broker', 'db', 'migrations', 'electron', 'e2e'],
  electron: ['db', 'migrations', 'renderer', 'testing', 'e2e'],
};

/** Stages that tests stand on: they live beside what they test, and use test support. */
const stages = ['broker/faults/**', 'broker/attack/**', 'renderer/**/testing/**'];

/**
 * Modules that a pure layer must not use, whatever the folder above allows.
 * @type {import('eslint').Linter.Config}
 */
const pureCore = {
  files: ['broker/core/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['ws', 'pg', 'typeorm', 'fastify', 'node:*'],
            message: 'broker/core is pure: take a port.',
          },
          ...layers.broker.map((name) => ({
            group: [`**/${name}/**`],
            message: 'Dependencies point inward.',
          })),
        ],
      },
    ],
    'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'process'],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Take a Clock.' },
    ],
  },
};

/** @type {import('eslint').Linter.Config[]} */
const layerRules = Object.entries(layers).map(([folder, forbidden]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  ignores: ['**/*.test.ts', '**/*.test.tsx', ...stages],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: forbidden.map((name) => `**/../${name}/**`),
            message: `${folder} must not depend on it.`,
          },
          ...(folder === 'renderer' || folder === 'shared'
            ? [
                {
                  group: ['electron', 'node:*', 'pg', 'typeorm', 'ws'],
                  message: 'Not in a browser.',
                },
              ]
            : []),
        ],
      },
    ],
  },
}));

export default defineConfig(
  {
    ignores: [
      'dist/**',
      'release/**',
      '.cache/**',
      'bench/.peers/**',
      'node_modules/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.web.json', './tsconfig.e2e.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Option objects of libraries are often typed by a class; a plain object is what they document.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  ...layerRules,
  pureCore,
  {
    files: ['renderer/**/*.{ts,tsx}'],
    // Its types describe an older form of plugins.
    plugins: {
      'react-hooks': /** @type {import('eslint').ESLint.Plugin} */ (/** @type {unknown} */ (hooks)),
    },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Command-line programs talk to the person at the terminal, in plain JavaScript that runs before any install.
    files: ['scripts/**', 'bench/**', 'eslint.config.js'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**', 'testing/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
