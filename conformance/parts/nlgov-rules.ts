import { or, pattern, schema, truthy } from '@stoplight/spectral-functions';

/**
 * The rules for public interfaces in the Netherlands that a machine can look at, written after `media/linter.yaml` of the NLGov REST API
 * Design Rules (Logius-standaarden/API-Design-Rules, working version of 2 June 2026). The numbers of the standard's own rules stand before them.
 * `oas` are the rules of Spectral that the standard switches on beside its own.
 */
export const oas = [
  'oas3-schema',
  'operation-operationId-unique',
  'path-params',
  'openapi-tags-uniqueness',
  'oas3-valid-media-example',
  'oas3-valid-schema-example',
  'oas3-server-variables',
  'oas3-api-servers',
  'path-keys-no-trailing-slash',
  // not the standard's, but asked of ourselves: every tag that is used is explained, every door says what it does
  'operation-tag-defined',
  'operation-operationId-valid-in-url',
] as const;

const error = 'error' as const;
const required = (...names: string[]) => ({ function: schema, functionOptions: { schema: { type: 'object', required: names } } });
const formatted = (format: string) => ({
  function: schema,
  functionOptions: { schema: { type: 'object', required: ['format'], properties: { format: { enum: [format] } } } },
});
const responses = (statuses: string) => `$..[responses][?(@property && @property.match(/${statuses}/))]`;

export const nlgov = {
  // core/doc-openapi
  'openapi-3': { severity: error, given: "$.['openapi']", then: { function: pattern, functionOptions: { match: '^3(.\\d+){1,2}$' } } },
  'openapi-root-exists': { severity: error, given: '$', then: { field: 'openapi', function: truthy } },
  // core/version-header
  'missing-header': { severity: error, given: responses('(2|3)\\d\\d'), then: { field: 'headers', function: truthy } },
  'missing-version-header': {
    severity: error,
    given: `${responses('(2|3)\\d\\d')}[headers]`,
    then: { function: or, functionOptions: { properties: ['API-Version', 'Api-Version', 'Api-version', 'api-version', 'API-version'] } },
  },
  // core/uri-version
  'include-major-version-in-uri': {
    severity: error,
    given: '$.servers[*]',
    then: { field: 'url', function: pattern, functionOptions: { match: '\\/v\\d+' } },
  },
  // core/no-trailing-slash
  'paths-no-trailing-slash': {
    severity: error,
    given: '$.paths',
    then: { field: '@key', function: pattern, functionOptions: { notMatch: '.+\\/$' } },
  },
  // core/doc-openapi-contact
  'info-contact': { severity: error, given: '$', then: { field: 'info.contact', function: truthy } },
  'info-contact-fields': { severity: error, given: '$.info.contact', then: required('email', 'name', 'url') },
  // core/http-methods
  'http-methods': {
    severity: error,
    given: '$.paths[*]',
    then: { field: '@key', function: pattern, functionOptions: { match: '^(post|put|get|delete|patch|parameters)$' } },
  },
  // core/path-segments-kebab-case
  'paths-kebab-case': {
    severity: error,
    given: '$.paths[?(@property && !@property.match(/\\/openapi\\.json/))]~',
    then: {
      function: pattern,
      functionOptions: { match: '^(\\/|\\/(([a-z0-9\\-]+|{[^}]+})(\\/([a-z0-9\\-\\.]+|{[^}]+}))*)(\\/_[a-z]+)?)$' },
    },
  },
  // core/query-keys-camel-case
  'query-keys-camel-case': {
    severity: error,
    given: "$.paths.*.*.parameters[?(@.in=='query')]",
    then: { field: 'name', function: pattern, functionOptions: { match: '^[a-z][a-z\\d]*([A-Z][a-z\\d]*)*$' } },
  },
  'schema-camel-case': {
    severity: error,
    given: '$.components.schemas[*]~',
    then: { function: pattern, functionOptions: { match: '^[A-Z][A-Za-z0-9]*$' } },
  },
  'property-casing': {
    severity: error,
    given: '$.components.schemas..properties',
    then: { field: '@key', function: pattern, functionOptions: { match: '^[a-z][a-zA-Z0-9]*$' } },
  },
  // core/transport/tls
  'servers-use-https': {
    severity: error,
    given: '$.servers[*]',
    then: { field: 'url', function: pattern, functionOptions: { notMatch: '^http://.*' } },
  },
  // core/error-handling/problem-details
  'use-problem-schema': { severity: error, given: `${responses('(4|5)\\d\\d')}.content`, then: required('application/problem+json') },
  'problem-schema-members': {
    severity: error,
    given: `${responses('(4|5)\\d\\d')}.content[?(@property=="application/problem+json")]..schema`,
    then: {
      function: schema,
      functionOptions: {
        schema: {
          type: 'object',
          required: ['properties'],
          properties: { properties: { type: 'object', required: ['status', 'title', 'detail'] } },
        },
      },
    },
  },
  // core/error-handling/invalid-input
  'problem-invalid-input': {
    severity: error,
    given: [
      '$.paths..[?( @property && @property.match(/^(get|delete)$/) && @.parameters && @.parameters.length > 0 )]',
      '$.paths..[?( @property && @property.match(/^(put|post|patch)$/))]',
    ],
    then: {
      function: schema,
      functionOptions: { schema: { type: 'object', properties: { responses: { type: 'object', required: ['400'] } } } },
    },
  },
  // core/date-time
  'date-time-ensure-timezone': {
    severity: error,
    given: '$..properties[*].format',
    then: { function: pattern, functionOptions: { notMatch: '^(date-time-local|time)$' } },
  },
  'moments-are-date-time': {
    severity: error,
    given: '$.components.schemas..properties[?(@property && @property.match(/[a-z]At$/))]',
    then: formatted('date-time'),
  },
  'days-are-date': {
    severity: error,
    given: '$.components.schemas..properties[?(@property && @property.match(/([a-z]On|[dD]ate)$/))]',
    then: formatted('date'),
  },
  // core/semver
  semver: {
    severity: error,
    given: '$.info.version',
    then: { function: pattern, functionOptions: { match: '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?$' } },
  },
};
