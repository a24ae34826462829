// A second, slower reading of what a case comes to, written from the rules alone: it walks through time with a notebook, and
// finds the end of the time for objections by trying every moment. The state machine must always agree with it.
import type { CaseAct, CaseRecord, CaseStage } from '../../../src/core/case.js';
import { titleIn } from '../../../src/core/title.js';
import type { Title } from '../../../src/core/title.js';
import type { CaseContext } from '../../../src/community/desk/case-context.js';

export interface ModelLook {
  readonly stage: CaseStage;
  readonly applicant: number;
  readonly title: string;
  readonly counted: number;
  readonly seconds: readonly number[];
  readonly answers: readonly (readonly [person: number, answer: string | null, as: string])[];
  readonly concerns: readonly string[];
  readonly until: string | null;
  readonly verdict: string | null;
}

interface Note {
  readonly began: string;
  readonly kind: 'applied' | 'nominated';
  readonly applicant: number;
  name: string;
  sig: string | null;
  sigAt: string;
  sigNamed: string | null;
  readonly owners: Set<number>;
  readonly namings: { by: number; person: number; takes: boolean }[];
  answers: { by: number; answer: string; at: string }[];
  readonly seconds: Map<number, string>;
  readonly vouched: Map<string, string>;
  readonly concerns: { n: number; by: number; at: string; settled: boolean }[];
  withdrawn: '' | 'word' | 'closing';
  verdict: { word: 'accepted' | 'deferred'; key: string; at: string } | null;
}

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().replace('.000', '');

export class CaseModel {
  private note: Note | null = null;

  constructor(
    private readonly record: CaseRecord,
    private readonly title: Title,
    private readonly context: CaseContext,
  ) {}

  look(): ModelLook | null {
    const keys = new Set<string>();
    const told = [...this.record.acts].filter(({ at }) => at <= this.context.now);
    told.sort((a, b) => this.compare(a, b));
    for (const act of told) {
      if (keys.has(act.key)) continue;
      keys.add(act.key);
      this.hear(act);
    }
    return this.note === null ? null : this.sum(this.note);
  }

  private compare(a: CaseAct, b: CaseAct): number {
    const first = ['applied', 'nominated'];
    const of = ({ at, key, word, by, about, value }: CaseAct) => [
      at,
      first.includes(word) ? 'a' : 'b',
      key,
      JSON.stringify([word, by, about, value]),
    ];
    const [one, other] = [of(a), of(b)];
    for (let at = 0; at < one.length; at += 1) {
      if (one[at]! < other[at]!) return -1;
      if (one[at]! > other[at]!) return 1;
    }
    return 0;
  }

  private hear(act: CaseAct): void {
    if (this.note?.verdict?.word === 'accepted') return;
    if (act.by === null) return;
    if (act.word === 'applied' || act.word === 'nominated') this.bid(act, act.by);
    else if (this.note !== null && this.note.verdict === null) this.hearOf(this.note, act, act.by);
  }

  private bid({ word, about, value, at }: CaseAct, by: number): void {
    const title = titleIn(value ?? '');
    if (title === null || about === null || (word !== 'applied' && word !== 'nominated')) return;
    const may =
      word === 'applied' ? by === this.record.author || by === about : this.context.sayOf(by).second === 'yes';
    if (!may) return;
    const name = `${title.kind}/${title.name}`;
    const { note } = this;
    if (note !== null && note.verdict === null && note.applicant === about && note.name === name) {
      if (note.sig !== title.sig) note.sigAt = at;
      note.sig = title.sig;
      if (title.sig !== null) {
        if (![null, title.sig].includes(note.sigNamed)) this.forgetVotes(note);
        note.sigNamed = title.sig;
      }
      note.owners.add(by);
      note.withdrawn = '';
      return;
    }
    this.note = {
      began: at,
      kind: word,
      applicant: about,
      name,
      sig: title.sig,
      sigAt: at,
      sigNamed: title.sig,
      owners: new Set([about, by]),
      namings: [],
      answers: [],
      seconds: new Map(),
      vouched: new Map(),
      concerns: [],
      withdrawn: '',
      verdict: null,
    };
  }

  /** Said for another SIG. */
  private forgetVotes(note: Note): void {
    note.answers = note.answers.filter(({ answer }) => answer !== 'yes');
    note.seconds.clear();
    note.vouched.clear();
  }

  private answerOf(note: Note, person: number) {
    return note.answers.filter(({ by }) => by === person).at(-1);
  }

  private hearOf(note: Note, act: CaseAct, by: number): void {
    const { word, about, value, at, key } = act;
    const say = this.context.sayOf(by);
    switch (word) {
      case 'applied':
      case 'nominated':
      case 'carried_out':
        break;
      case 'sponsor_named':
        if (about !== null) note.namings.push({ by, person: about, takes: false });
        break;
      case 'sponsor_withdrawn':
        if (about !== null) note.namings.push({ by, person: about, takes: true });
        if (about === note.applicant) note.answers.push({ by, answer: 'withdrawn', at });
        break;
      case 'sponsored':
        if (about === note.applicant) note.answers.push({ by, answer: 'yes', at });
        break;
      case 'sponsor_declined':
        if (about === note.applicant) note.answers.push({ by, answer: 'not_yet', at });
        break;
      case 'seconded':
        if (say.second === 'yes' && !say.gone && !note.seconds.has(by)) note.seconds.set(by, at);
        break;
      case 'concerned':
        if (say.object === 'yes' && by !== note.applicant) {
          note.concerns.push({ n: Number(value), by, at, settled: false });
        }
        break;
      case 'resolved':
        for (const one of note.concerns) {
          if (one.n !== Number(value)) continue;
          if (one.by === by || (say.decide === 'yes' && by !== note.applicant)) one.settled = true;
        }
        break;
      case 'attested':
        if (say.decide === 'yes' && by !== note.applicant && !note.vouched.has(value ?? '')) {
          note.vouched.set(value ?? '', at);
        }
        break;
      case 'withdrawn':
        if (note.owners.has(by))
          note.withdrawn = value !== 'closed' ? 'word' : note.withdrawn === '' ? 'closing' : note.withdrawn;
        break;
      case 'deferred':
        if (say.decide === 'yes' && by !== note.applicant) note.verdict = { word, key, at };
        break;
      case 'accepted':
        if (say.decide !== 'yes' || by === note.applicant || note.withdrawn === 'word') break;
        if (this.complete(note, at) && note.concerns.every(({ settled }) => settled)) note.verdict = { word, key, at };
        break;
    }
  }

  /** Everything there, and the time for objections over, at this moment. */
  private complete(note: Note, at: string): boolean {
    const since = this.since(note);
    return since !== null && Date.parse(since) + this.title.objectionDays * DAY <= Date.parse(at);
  }

  /** The first moment at which what stands now was enough. */
  private since(note: Note): string | null {
    const moments = [
      note.began,
      note.sigAt,
      this.context.metSince ?? note.began,
      ...note.answers.map(({ at }) => at),
      ...note.seconds.values(),
      ...note.vouched.values(),
    ].sort();
    return moments.find((moment) => this.enough(note, moment)) ?? null;
  }

  private enough(note: Note, moment: string): boolean {
    const { title, context } = this;
    if (note.began > moment || note.sigAt > moment || (context.metSince ?? '') > moment) return false;
    if (title.scope === 'sig' && note.sig === null) return false;
    if (context.seats !== null && context.seats.taken >= context.seats.of) return false;
    if (this.sponsorsAt(note, moment) < (title.sponsors?.count ?? 0)) return false;
    const seconds = this.secondsOf(note).filter(([, at]) => at <= moment).length;
    if (note.kind === 'nominated' && seconds < title.seconds) return false;
    return title.requirements.every((requirement, index) => {
      const is = context.evaluation?.checked[index]?.is ?? 'unknown';
      const key =
        requirement.is === 'attested' || requirement.is === 'box' ? requirement.text : JSON.stringify(requirement);
      const vouched = note.vouched.get(key);
      const known = context.evaluation?.checked[index]?.requirement.is === 'attested';
      return is === 'met' || (vouched !== undefined && vouched <= moment && (is === 'unknown' || known));
    });
  }

  private secondsOf(note: Note): readonly (readonly [number, string])[] {
    return [...note.seconds].filter(([by]) => !note.owners.has(by));
  }

  /** Whoever turned out to have made the bid may name sponsors and take them out; anybody may offer themselves. */
  private named(note: Note): readonly number[] {
    const named: number[] = [];
    for (const { by, person, takes } of note.namings) {
      if (!takes && (note.owners.has(by) || by === person)) named.push(person);
      if (takes && note.owners.has(by)) {
        while (named.includes(person)) named.splice(named.indexOf(person), 1);
      }
    }
    return named;
  }

  /** The largest number of sponsors who said yes by then, no two of one employer: every subset is tried. */
  private sponsorsAt(note: Note, moment: string): number {
    const yes = [...new Set(this.named(note))].filter((person) => {
      const { answer, at } = this.answerOf(note, person) ?? { answer: '', at: '' };
      return answer === 'yes' && at <= moment && this.standing(note, person) === 'eligible';
    });
    let most = 0;
    for (let subset = 0; subset < 2 ** yes.length; subset += 1) {
      const chosen = yes.filter((_, index) => (subset & (1 << index)) !== 0);
      const together = chosen.every((one, index) => chosen.slice(index + 1).every((other) => !this.clash(one, other)));
      if (together) most = Math.max(most, chosen.length);
    }
    return most;
  }

  private clash(one: number, other: number): boolean {
    return this.title.sponsors?.differentEmployers === true && this.context.sameEmployer(one, other);
  }

  private standing(note: Note, person: number): string {
    if (person === note.applicant) return 'applicant';
    const { gone, sponsor } = this.context.sayOf(person);
    if (gone) return 'gone';
    return { yes: 'eligible', no: 'not_eligible', unknown: 'unknown' }[sponsor];
  }

  private sum(note: Note): ModelLook {
    const since = this.since(note);
    const need = this.title.sponsors?.count ?? 0;
    const seen = new Set<number>();
    const answers = this.named(note).map((person) => {
      const again = seen.has(person);
      seen.add(person);
      if (again) return [person, null, 'duplicate'] as const;
      return [person, this.answerOf(note, person)?.answer ?? null, this.standing(note, person)] as const;
    });
    return {
      stage: this.stage(note, since),
      applicant: note.applicant,
      title: note.sig === null ? note.name : `${note.name}@${note.sig}`,
      counted: Math.min(need, this.sponsorsAt(note, '9999')),
      seconds: this.secondsOf(note).map(([by]) => by),
      answers,
      concerns: note.concerns.map(({ n, by, at, settled }) => `${n} ${by} ${at} ${settled}`),
      until: since === null ? null : iso(Date.parse(since) + this.title.objectionDays * DAY),
      verdict: note.verdict?.key ?? null,
    };
  }

  private stage(note: Note, since: string | null): CaseStage {
    if (note.verdict !== null) return note.verdict.word;
    if (note.withdrawn === 'word') return 'withdrawn';
    if (!this.record.open) return note.withdrawn === 'closing' ? 'withdrawn' : 'closed';
    if (since === null) return 'gathering';
    if (note.concerns.some(({ settled }) => !settled)) return 'blocked';
    return this.complete(note, this.context.now) ? 'ready' : 'objections';
  }
}
