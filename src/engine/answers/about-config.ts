// The one thing that an answerer may refuse.

/** A feature asks about configuration files where what is done about them is not decided: in a replay, in a preview. */
export class AboutConfig extends Error {
  constructor() {
    super('what is done about configuration files is not decided here');
    this.name = 'AboutConfig';
  }
}
