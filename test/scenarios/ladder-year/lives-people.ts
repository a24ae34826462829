// Lives in which something befalls the people: renamed, gone, out of their team; and nominations and honours.
import type { Account } from '../../twin/model.js';
import { COMMUNITY } from './cast.js';
import { agrees, applies, begun, decided, rewrites } from './lives.js';
import { days, fresh, isReady, oneOf, says, several } from './town.js';
import type { Life, Town } from './town.js';
import { formOf } from './voices.js';

const independent = ({ cast }: Town): readonly Account[] => cast.reviewers.slice(6, 26);

/** The applicant, and then a sponsor, bear another name from some day on. */
export function* renamed(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'renamed', sponsors: [one, two] });
  yield days(town, 1, 3);
  agrees(town, it, one);
  yield 1;
  town.twin.renameUser(it.applicant.login, `${it.applicant.login}-new`);
  if (town.chance() < 0.5) town.twin.renameUser(two.login, `${two.login}v`);
  yield days(town, 1, 3);
  agrees(town, it, two);
  yield* decided(town, it);
}

/** A sponsor leaves the team between the answer and the decision, and somebody else comes in. */
export function* sponsorLeaves(town: Town): Life {
  const [one] = several(town, independent(town), 1) as [Account];
  const leaver = town.cast.reviewers.slice(26).find((other) => !town.taken.has(other));
  if (leaver === undefined) return;
  town.taken.add(leaver);
  const it = applies(town, { life: 'sponsor leaves', sponsors: [one, leaver] });
  yield days(town, 1, 3);
  agrees(town, it, one);
  agrees(town, it, leaver);
  yield 1;
  town.twin.team('acme/reviewers').members.delete(leaver.id);
  town.left.add(leaver.id);
  yield 9;
  if (isReady(town, it.number)) {
    it.ending = 'stuck';
    return;
  }
  const [other] = several(
    town,
    independent(town).filter((critic) => critic !== one),
    1,
  ) as [Account];
  rewrites(town, it, [one, other]);
  yield days(town, 1, 3);
  agrees(town, it, other);
  yield* decided(town, it);
}

/** The account is deleted before anything is decided. */
export function* gone(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'gone', sponsors: [one, two] });
  yield days(town, 1, 3);
  agrees(town, it, one);
  yield 1;
  town.twin.deleteUser(it.applicant.login);
  it.ending = 'open';
  yield days(town, 1, 9);
  agrees(town, it, two);
  yield 5;
  says(town, oneOf(town, town.cast.steering), it.number, '/accept');
}

/** A maintainer takes the label off by mistake, and puts it on again. */
export function* unlabelled(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'unlabelled', sponsors: [one, two] });
  yield days(town, 1, 3);
  agrees(town, it, one);
  yield 1;
  town.twin.as('mo').unlabel(COMMUNITY, it.number, 'membership');
  yield days(town, 1, 5);
  town.twin.as('mo').label(COMMUNITY, it.number, 'membership');
  yield 1;
  agrees(town, it, two);
  yield* decided(town, it);
}

/** Somebody is nominated for reviewer, seconded, vouched for, and decided. */
export function* nominated(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const applicant = fresh(town, town.cast.members.slice(0, 40));
  const body = `/nominate @${applicant.login} for reviewer`;
  const { number } = town.twin.as(one.login).openIssue(COMMUNITY, { title: `Nomination of ${applicant.login}`, body });
  const it = begun(town, {
    ...{ number, applicant, title: 'role/reviewer', life: 'nominated' },
    sponsors: new Map(),
    ending: null,
  });
  yield days(town, 1, 5);
  says(town, one, number, '/second');
  says(town, two, number, town.chance() < 0.5 ? '/second' : '+1');
  yield days(town, 1, 3);
  says(town, oneOf(town, town.cast.leads), number, '/attest 2');
  yield* decided(town, it);
}

/** An ambassador: the box is ticked by an edit; where no seat is free it waits. Whose term ends applies again. */
export function* ambassador(town: Town): Life {
  const applicant = fresh(town, town.cast.people);
  for (let term = 0; term < 2; term += 1) {
    const chinese = town.chance() < 0.4;
    const form = { applicant: applicant.login, sponsors: [], chinese };
    const title = chinese ? `${applicant.login} 申请大使` : `Ambassador: ${applicant.login}`;
    const person = town.twin.as(applicant.login);
    const body = formOf({ ...form, ticked: term > 0 }, town.chance);
    const { number } = person.openIssue(COMMUNITY, { title, body, labels: ['ambassadorship'] });
    const it = begun(town, {
      ...{ number, applicant, title: 'honour/ambassador', life: `ambassador, term ${term + 1}` },
      sponsors: new Map(),
      ending: null,
    });
    yield days(town, 1, 3);
    if (term === 0) person.edit(COMMUNITY, number, { body: formOf({ ...form, ticked: true }, town.chance) });
    yield* decided(town, it);
    if (it.ending !== 'accepted') {
      it.ending = 'any';
      return;
    }
    yield days(town, 75, 85);
  }
}

/** A talk is told of and confirmed; its speaker is nominated for the honour. */
export function* speaker(town: Town): Life {
  const applicant = fresh(town, town.cast.people);
  const lead = oneOf(town, town.cast.leads);
  const { number } = town.twin.as(lead.login).openIssue(COMMUNITY, {
    title: `A talk by ${applicant.login}`,
    body: `/nominate @${applicant.login} for speaker`,
  });
  const it = begun(town, {
    ...{ number, applicant, title: 'honour/speaker', life: 'speaker' },
    sponsors: new Map(),
    ending: null,
  });
  yield days(town, 1, 3);
  says(town, applicant, number, `/credit me talk https://example.org/talks/${number}`);
  yield days(town, 1, 3);
  says(town, lead, number, `/confirm @${applicant.login}`);
  yield 7;
  yield* decided(town, it);
}

/** Words about oneself, in an issue that is for it. */
export function* wanderer(town: Town, number: number): Life {
  const who = fresh(town, town.cast.members.slice(40));
  says(town, who, number, '/ladder');
  yield days(town, 1, 9);
  says(town, who, number, '/away');
  yield days(town, 10, 40);
  says(town, who, number, '/back');
  yield days(town, 5, 30);
  if (town.chance() < 0.5) says(town, who, number, '/emeritus');
}
