// Seven weeks of the community before Hearth came. None of it sends a webhook: Hearth reads it when it is installed.
import type { Twin } from '../test/twin/twin.js';

const APP = 'lantern/app';

/** Lets story time pass: `20m`, `2h`, `1d`. */
type Pass = (time: string) => void;

export function liveBefore(twin: Twin, pass: Pass): void {
  const { as } = twin;
  const asks = (who: string, title: string, body = 'Since the last release.') =>
    as(who).openIssue(APP, { title, body });
  const answered = (who: string, title: string, after: string, by: string, answer: string) => {
    const { number } = asks(who, title);
    pass(after);
    as(by).comment(APP, number, answer);
    return number;
  };
  const merged = (who: string, title: string, after: string, by: string) => {
    const { number } = as(who).openPull(APP, { title, body: 'As it was talked about.' });
    pass(after);
    as(by).review(APP, number, { state: 'approved' });
    as(by).merge(APP, number);
  };

  // The labels of the file must be there: Hearth makes none by itself.
  const labels = as('ana').openIssue(APP, { title: 'Labels for SIGs', labels: ['sig/loader', 'membership'] });
  as('ana').close(APP, labels.number);
  for (const title of ['Translate the install guide', 'Add an example of a configuration']) {
    as('ana').openIssue('lantern/docs', { title, body: 'Newcomers welcome.', labels: ['good first issue'] });
  }
  merged('ben', 'Load plugins one by one', '20h', 'ana');
  as('ana').close(APP, answered('ida', 'The start takes four seconds', '5h', 'tom', 'Thank you, I see it too.'));
  pass('3d');
  merged('tom', 'Start without the network', '26h', 'ben');
  answered('zoe', 'Plugins are read twice', '3h', 'ana', 'Which ones?');
  pass('6d');
  merged('zoe', 'Read plugins once', '30h', 'tom');
  as('ravi').openIssue('lantern/lab', { title: 'A faster parser?', body: 'I have measured two of them.' });
  pass('9d');

  merged('ida', 'Say which plugin failed to load', '30h', 'tom');
  answered('jon', 'The window is too small', '9h', 'ben', 'On which system?');
  asks('pia', 'A list of all plugins', 'With what each is for.');
  pass('5d');
  merged('jon', 'Remember the size of the window', '22h', 'ben');
  as('tom').close(APP, answered('lev', 'The log is empty', '4h', 'tom', 'It is written at the end: mended.'));
  pass('6d');
  merged('ben', 'Write the log line by line', '18h', 'zoe');
  asks('sven', 'Dark mode is too bright', 'At night at least.');
  pass('4d');
}
