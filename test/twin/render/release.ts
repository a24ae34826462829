// Releases as GitHub's JSON.
import type { Release, Repository } from '../model.js';
import { type World } from '../world.js';
import { nodeId, renderUser, type Json } from './account.js';
import { repositoryPage, repositoryUrl } from './repository.js';

export function renderRelease(world: World, repository: Repository, release: Release): Json {
  const home = repositoryUrl(world, repository);
  const url = `${home}/releases/${release.id}`;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: `${repositoryPage(world, repository)}/releases/tag/${release.tagName}`,
    id: release.id,
    node_id: nodeId('Release', release.id),
    tag_name: release.tagName,
    target_commitish: repository.defaultBranch,
    name: release.name,
    draft: release.draft,
    author: renderUser(world, release.authorId),
    prerelease: release.prerelease,
    created_at: release.createdAt,
    published_at: release.publishedAt,
    assets: [],
    tarball_url: `${home}/tarball/${release.tagName}`,
    zipball_url: `${home}/zipball/${release.tagName}`,
    body: release.body,
  };
}
