// M44 and M45: what no source tells yet.
import { unmeasured } from '../unmeasured.js';

export const events = unmeasured({
  id: 'M44',
  key: 'events',
  figure: 'attended',
  unit: 'people',
  title: { en: 'Attendees of events', zh: '活动参与人数' },
  meaning: {
    en: 'Who came to meetings and events, and how many of them contributed afterwards.',
    zh: '谁参加了会议和活动，其中多少人之后做出了贡献。',
  },
  definition: 'Not measured: events and their attendees are not in the ledger yet.',
  source: 'CHAOSS, Meeting Attendee Count',
});

export const satisfaction = unmeasured({
  id: 'M45',
  key: 'satisfaction',
  figure: 'pulse',
  unit: 'share',
  title: { en: 'Satisfaction', zh: '满意度' },
  meaning: {
    en: 'How many say that their question or contribution was dealt with well.',
    zh: '有多少人认为自己的问题或贡献得到了妥善处理。',
  },
  definition: 'Not measured: nobody is asked yet, and reactions are not in the ledger.',
  source: 'Net Promoter Score',
});
