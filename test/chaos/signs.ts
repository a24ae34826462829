// What a Hearth under test reports of itself: single letters on a pipe, written before its next step.
export const REPORT_FD = 3;

export const SIGNS = { ready: 'r', claimed: '+', ended: '-', killed: 'k', frozen: 'f' } as const;
