// Type-aware rules everywhere; in shared/ nothing that differs between engines, machines or runs (SIM1).
import tseslint from 'typescript-eslint';

const transcendental = [
  'acos',
  'acosh',
  'asin',
  'asinh',
  'atan',
  'atan2',
  'atanh',
  'cbrt',
  'cos',
  'cosh',
  'exp',
  'expm1',
  'hypot',
  'log',
  'log10',
  'log1p',
  'log2',
  'pow',
  'sin',
  'sinh',
  'tan',
  'tanh',
];
const unseeded = { object: 'Math', property: 'random', message: 'Take a random stream as an argument.' };
const clocks = [
  { object: 'Date', property: 'now', message: 'The core has ticks, not clocks.' },
  { object: 'performance', property: 'now', message: 'The core has ticks, not clocks.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'data/', 'shared/kernel/assembly/', '**/*.js', '**/*.mjs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-properties': ['error', unseeded],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        unseeded,
        ...clocks,
        ...transcendental.map((property) => ({
          object: 'Math',
          property,
          message: 'Engines differ here: use shared/sim/trig.ts.',
        })),
      ],
      'no-restricted-globals': [
        'error',
        'setTimeout',
        'setInterval',
        'queueMicrotask',
        'process',
        'window',
        'document',
        'crypto',
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
          message: 'Engines differ in **: multiply.',
        },
        { selector: "NewExpression[callee.name='Date']", message: 'The core has ticks, not clocks.' },
      ],
    },
  },
);
