// Does the name on the command line belong to an event of GitHub, and the payload to the name? A typo is no preview.
import { nearest } from '../core/near.js';

/** GitHub's names of webhook events; what Hearth makes of them is another question. */
const NAMES = `branch_protection_configuration branch_protection_rule check_run check_suite code_scanning_alert
commit_comment content_reference create custom_property custom_property_values delete dependabot_alert deploy_key
deployment deployment_protection_rule deployment_review deployment_status discussion discussion_comment fork
github_app_authorization gollum installation installation_repositories installation_target issue_comment
issue_dependencies issues label marketplace_purchase member membership merge_group meta milestone org_block organization
package page_build personal_access_token_request ping project project_card project_column projects_v2 projects_v2_item
projects_v2_status_update public pull_request pull_request_review pull_request_review_comment
pull_request_review_thread push registry_package release repository repository_advisory repository_dispatch
repository_import repository_ruleset repository_vulnerability_alert secret_scanning_alert secret_scanning_alert_location
secret_scanning_scan security_advisory security_and_analysis sponsorship star status sub_issues team team_add watch
workflow_dispatch workflow_job workflow_run`.split(/\s+/);

/** What a payload of the events that Hearth reads cannot be without; the first that fits is what it looks like. */
const NEEDS: readonly (readonly [name: string, fields: readonly string[]])[] = [
  ['issue_comment', ['comment', 'issue']],
  ['issues', ['issue']],
  ['pull_request_review', ['review', 'pull_request']],
  ['pull_request_review_comment', ['comment', 'pull_request']],
  ['pull_request', ['pull_request']],
  ['push', ['ref', 'commits']],
];

/** What is wrong with the pair, or undefined. */
export function wrongEvent(name: string, payload: unknown): string | undefined {
  if (!NAMES.includes(name)) return `no GitHub event is called "${name}"; ${nearest(wordOf(name), NAMES, SEE)}`;
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return 'the payload is not a JSON object';
  const has = (field: string) => field in payload;
  const missing = NEEDS.find(([known]) => known === name)?.[1].find((field) => !has(field));
  if (missing === undefined) return undefined;
  const like = NEEDS.find(([, fields]) => fields.every(has))?.[0];
  return `the payload has no \`${missing}\`${like === undefined ? '' : `; it looks like \`${like}\``}`;
}

const SEE = 'see https://docs.github.com/webhooks/webhook-events-and-payloads';
/** Many write the action to it: `issues.opened`. */
const wordOf = (name: string): string => name.split('.')[0] ?? '';
