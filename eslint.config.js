import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['build/', 'data/', 'node_modules/', '**/*.d.ts'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union says the same.' },
        { selector: 'ExportDefaultDeclaration', message: 'Exported things have a name.' },
        { selector: "JSXAttribute[name.name='style']", message: 'The content policy allows no inline style: use a class.' },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text of people is never HTML.' },
        {
          // Migrations are fixed text; everything else goes through the sql tag, which keeps values apart.
          selector: "CallExpression[callee.object.name='sql'][callee.property.name='raw'] > TemplateLiteral[expressions.length>0]",
          message: 'SQL is never put together from strings.',
        },
      ],
    },
  },
  { files: ['*.config.{ts,js}', 'conformance/mutants/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
