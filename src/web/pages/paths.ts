// Addresses of the pages. What people chose as a name stays one step of the path.
import type { Drawing } from '../../engine/ports.js';
import { step } from './address.js';
import type { ChartName } from './target.js';

export const communityPath = (owner: string): string => `/c/${step(owner)}`;
export const sigPath = (owner: string, slug: string): string => `/c/${step(owner)}/sig/${step(slug)}`;
export const ladderPath = (owner: string): string => `${communityPath(owner)}/ladder`;
export const honoursPath = (owner: string): string => `${communityPath(owner)}/honours`;
export const drawingPath = (owner: string, { title, login, as }: Drawing): string =>
  `${honoursPath(owner)}/${step(title)}/${step(login)}/${as}.svg`;
export const repositoryPath = (owner: string, name: string): string => `/r/${step(owner)}/${step(name)}`;
export const itemPath = (owner: string, name: string, number: number): string =>
  `${repositoryPath(owner, name)}/items/${number}`;
export const waitingPath = (owner: string, name: string): string => `${repositoryPath(owner, name)}/waiting`;
export const chartPath = (owner: string, name: string, chart: ChartName): string =>
  `${repositoryPath(owner, name)}/charts/${chart}.csv`;
export const methodPath = (metric: string): string => `/metrics-explained/${step(metric)}`;

/** Of the same period, where one was asked for. */
export const inPeriod = (path: string, period: string | null): string =>
  period === null ? path : `${path}?period=${step(period)}`;
