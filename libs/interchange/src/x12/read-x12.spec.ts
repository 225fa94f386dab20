import { FindingList } from '../reading/finding-list.js';
import { interchangeText, professional, USUAL } from '../testing/interchange-text.js';
import { problemOf } from '@portal/domain/testing';
import { readX12 } from './read-x12.js';

const TEXT = interchangeText([professional(['BHT*0019*00*1*20260302*0915*CH', 'CLM*A1*10***11:B:1'])]);

const read = (text: string) => {
  const findings = new FindingList();
  const segments = [...readX12(text).segments(findings)];
  return { segments, findings: findings.summary().findings };
};

const messagesOf = (text: string) => read(text).findings.map(({ place, message }) => `${place.number} ${message}`);

describe('a file of X12', () => {
  it('is split by the separators that its ISA declares, and segments are counted from 1', () => {
    const { segments, findings } = read(TEXT);
    const claim = segments[4];
    expect(segments.map(({ id }) => id)).toEqual(['ISA', 'GS', 'ST', 'BHT', 'CLM', 'SE', 'GE', 'IEA']);
    expect([claim?.number, claim?.at(1), claim?.at(3), claim?.at(99), claim?.size]).toEqual([5, 'A1', '', '', 5]);
    expect(claim?.parts(5)).toEqual(['11', 'B', '1']);
    expect(findings).toEqual([]);
    expect(readX12(TEXT).transactionSet).toBe('837');
  });

  it.each([
    ['stars and tildes on one line', USUAL, ''],
    ['other separators', { element: '~', component: '^', repetition: '|', segment: '_' }, '\r\n'],
    ['line breaks that end segments', { ...USUAL, segment: '\n' }, ''],
    ['line breaks of Windows that end segments', { ...USUAL, segment: '\r\n' }, ''],
    ['control characters', { element: '\x1d', component: '\x1f', repetition: '\x1e', segment: '\x1c' }, ''],
    ['repetitions separated as components are', { ...USUAL, repetition: ':' }, '\n'],
    ['no separator of repetitions', { ...USUAL, repetition: '' }, '\n'],
  ])('may have %s', (_, separators, afterSegment) => {
    const text = interchangeText([professional(['CLM*A1*10***11:B:1'])], separators, afterSegment);
    const { segments, findings } = read(text);
    expect(segments.map(({ id }) => id)).toEqual(['ISA', 'GS', 'ST', 'CLM', 'SE', 'GE', 'IEA']);
    expect(segments[3]?.parts(5)).toEqual(['11', 'B', '1']);
    expect(findings).toEqual([]);
  });

  it('may begin with a mark of byte order and blank lines', () => {
    expect(read(`\uFEFF\r\n  ${TEXT}\n\n`).segments).toHaveLength(8);
  });

  it('may hold several interchanges, each with separators of its own', () => {
    const other = interchangeText([professional(['CLM*A2*20***12:B:1'])], {
      element: '|',
      component: '>',
      repetition: '!',
      segment: '\n',
    });
    const { segments, findings } = read(TEXT + other);
    expect(segments.filter(({ id }) => id === 'CLM').map((claim) => claim.parts(5)[0])).toEqual(['11', '12']);
    expect(segments.at(-1)?.number).toBe(15);
    expect(findings).toEqual([]);
  });

  it('is read by the separator of components that it uses, where it declares another', () => {
    const text = TEXT.replace('11:B:1', '11>B>1');
    expect(read(text).segments[4]?.parts(5)).toEqual(['11', 'B', '1']);
    expect(messagesOf(text)).toEqual(['5 Components are separated by ">", and ISA16 declares ":".']);
  });

  it.each([
    ['SE01', /SE\*4/, 'SE*9', '6 SE01 does not agree with the 4 segments that there are.'],
    ['SE02', /(SE\*4\*)0001/, '$10002', '6 The control numbers of ST and SE do not agree.'],
    ['GE01', /GE\*1/, 'GE*2', '7 GE01 does not agree with the 1 transaction sets that there are.'],
    ['GE02', /GE\*1\*7/, 'GE*1*8', '7 The control numbers of GS and GE do not agree.'],
    ['IEA01', /IEA\*1/, 'IEA*', '8 IEA01 does not agree with the 1 functional groups that there are.'],
    ['IEA02', /000000042~\n$/, '000000041~\n', '8 The control numbers of ISA and IEA do not agree.'],
    ['no SE', /SE\*4\*0001~\n/, '', '3 ST is not ended by SE.'],
    ['no IEA', /IEA.*\n$/, '', '1 ISA is not ended by IEA.'],
    ['no GS', /GS\*.*\n/, '', '2 ST stands outside of GS and GE.'],
    ['no end', /~\n$/, '', '8 The last segment is not ended.'],
    ['no identifier', /BHT\*0019/, '*0019', '4 The segment begins with no identifier of X12.'],
    ['short ISA', / {10}/, '', '1 The elements of ISA are not of their fixed lengths.'],
  ])('is read with a warning when its envelopes do not agree: %s', (_, pattern, replacement, message) => {
    expect(messagesOf(TEXT.replace(pattern, replacement))).toContain(message);
  });

  it('is refused when it does not begin with ISA', () => {
    const problem = problemOf(() => readX12(TEXT.slice(TEXT.indexOf('GS*'))));
    expect(problem).toMatchObject({ code: 'invalid-input', message: 'The file does not begin with an ISA segment.' });
    expect(problem.problems).toEqual([{ pointer: '/file', detail: 'The file does not begin with an ISA segment' }]);
  });

  it.each([
    ['ends in the middle', TEXT.slice(0, 60)],
    ['ends with the letters', 'ISA'],
    ['lacks elements', TEXT.replace('*ZZ*', '*')],
    ['has no version', TEXT.replace('00501*', '*')],
    ['parts elements by letters', TEXT.replaceAll('*', 'x')],
  ])('is refused when its ISA segment %s', (_, text) => {
    const problem = problemOf(() => readX12(text));
    expect(problem.message).toBe('The ISA segment is cut off or not of its form.');
    expect(problem.extensions).toEqual({ place: { unit: 'segment', number: 1 } });
  });

  it('is refused when separators cannot be told apart', () => {
    const text = interchangeText([professional([])], { ...USUAL, component: '~' });
    expect(problemOf(() => readX12(text)).message).toBe('The separators that ISA declares cannot be told apart.');
  });

  it('is refused when it holds no transaction set', () => {
    const text = TEXT.replace(/ST[^]*SE[^~]*~\n/, '');
    expect(problemOf(() => readX12(text)).message).toMatch('there is no ST segment');
  });

  it('is refused when it holds transaction sets of two kinds', () => {
    const text = interchangeText([professional([]), { set: '835', guide: '005010X221A1', segments: [] }]);
    expect(problemOf(() => read(text)).message).toMatch('transaction sets 837 and 835');
  });
});
