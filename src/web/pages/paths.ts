// Addresses of the pages. What people chose as a name stays one step of the path.
import { itemFolders } from '../../core/event.js';
import type { Item } from '../../core/event.js';
import type { Drawing } from '../../engine/ports.js';
import { step } from './address.js';
import type { ChartName } from './target.js';

export const communityPath = (owner: string): string => `/c/${step(owner)}`;
export const sigPath = (owner: string, slug: string): string => `/c/${step(owner)}/sig/${step(slug)}`;
export const ladderPath = (owner: string): string => `${communityPath(owner)}/ladder`;
export const honoursPath = (owner: string): string => `${communityPath(owner)}/honours`;
export const boardsPath = (owner: string): string => `${communityPath(owner)}/boards`;
export const personPath = (owner: string, login: string): string => `${communityPath(owner)}/people/${step(login)}`;
/** Where everybody can see whether somebody holds an honour now. */
export const holderPath = (owner: string, title: string, login: string): string =>
  `${honoursPath(owner)}/${step(title)}/${step(login)}`;
export const drawingPath = (owner: string, { title, login, as }: Drawing): string =>
  `${holderPath(owner, title, login)}/${as}.svg`;
export const repositoryPath = (owner: string, name: string): string => `/r/${step(owner)}/${step(name)}`;
/** Of a repository that has one of its own. */
export const ownLadderPath = (owner: string, name: string): string => `${repositoryPath(owner, name)}/ladder`;
export const ownHonoursPath = (owner: string, name: string): string => `${repositoryPath(owner, name)}/honours`;
export const itemPath = (owner: string, name: string, number: number): string =>
  `${repositoryPath(owner, name)}/items/${number}`;
export const waitingPath = (owner: string, name: string): string => `${repositoryPath(owner, name)}/waiting`;
export const chartPath = (owner: string, name: string, chart: ChartName): string =>
  `${repositoryPath(owner, name)}/charts/${chart}.csv`;
export const methodPath = (metric: string): string => `/metrics-explained/${step(metric)}`;

/** Of the same period, where one was asked for. */
export const inPeriod = (path: string, period: string | null): string =>
  period === null ? path : `${path}?period=${step(period)}`;

/** The item at GitHub, whose site is at `github`, without a slash at its end. */
export const itemAtGitHub = (
  github: string,
  { owner, name, kind, number }: { owner: string; name: string; kind: Item['kind']; number: number },
): string => `${github}/${step(owner)}/${step(name)}/${itemFolders[kind]}/${number}`;
