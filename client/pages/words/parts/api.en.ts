/** The reference of the REST interface, in English. Fetched with its page. What the server says of itself is shown as it says it. */
export const apiEn = {
  title: 'API',
  lead: 'Everything that the pages show, and everything that they do, for programs of your own.',
  document: 'OpenAPI document',
  version: (version: string) => `Version ${version}`,
  loading: 'Fetching the description…',
  lost: 'The server’s description of its interface could not be fetched.',
  retry: 'Try again',
  contents: 'On this page',
  begin: 'To begin with',
  original: '',

  authTitle: 'Who you are',
  authText:
    'Reading needs nothing. What belongs to a person asks for the token of an anonymous session: POST /api/v1/sessions gives one, and your browser has one already. Send it as “Authorization: Bearer TOKEN”. Keep it like a password; a recovery code brings the identity to another device.',
  originTitle: 'From pages of your own',
  originText:
    'A page of another server can read answers and ask for things only if whoever runs this server lists it in ALLOWED_ORIGINS: its Origin header tells. Programs without that header are not refused.',
  limitsTitle: 'Limits',
  limitsText:
    'A page of a board has at most 100 rows, an export at most 10,000, a body usually at most 4 KB, an upload as much as GET /api/v1/submissions/rules says. Too much or too often is refused with 413 or 429, and the detail says when to try again.',
  pagesTitle: 'Lists and caches',
  pagesText:
    'Lists say what follows: give “next” back as “after”. Cursors are opaque. Answers with an ETag can be asked for with If-None-Match and are then not sent again.',
  versionTitle: 'Versions',
  versionText:
    'Under /api/v1 fields, addresses and codes are added, never taken away or changed in meaning. Pass over what you do not know.',
  problemsTitle: 'When it is refused',
  problemsText:
    'As application/problem+json (RFC 9457), whose “code” never changes its meaning. “detail” says what to do, “problems” has a line for each thing that is wrong.',

  topic: {
    boards: 'Boards',
    ratings: 'Ratings',
    submissions: 'Submissions',
    me: 'You',
    runs: 'Runs',
    agents: 'Agents',
    server: 'Server',
  } as Readonly<Record<string, string>>,
  secured: 'needs a session',
  parameters: 'Parameters',
  place: { path: 'in the address', query: 'in the query' } as Readonly<Record<string, string>>,
  needed: 'needed',
  meaning: 'Meaning',
  body: 'Body',
  gives: 'Gives',
  refuses: 'Refuses with',
  ask: 'Ask for it',
  copy: 'Copy',
  example: 'An answer',
  tryIt: 'Ask this server now',
  asking: 'Asking…',
  answered: (status: number) => `This server answered ${status}`,
  notReached: 'The server was not reached.',
  cut: '… and so on',
  types: 'Types',
  fields: (name: string) => `Fields of ${name}`,
  codes: 'Codes of refusals',
  code: 'Code',
  status: 'Status',
};

export type ApiWords = typeof apiEn;
