// M31, M33 and M34: who works when, and for whom, is nobody's business until they say so themselves.
import { unmeasured } from '../unmeasured.js';

export const offHours = unmeasured({
  id: 'M31',
  key: 'off-hours',
  figure: 'share',
  unit: 'share',
  title: { en: 'Work outside working hours', zh: '非工作时间负荷' },
  meaning: {
    en: 'Which share of the maintainers’ acts falls outside the hours that they declared themselves.',
    zh: '维护者的操作中，有多少发生在其自行声明的工作时间之外。',
  },
  definition: 'Not measured: maintainers cannot declare their hours yet, and hours are never guessed.',
  source: 'LFX Insights, Contributions outside work hours',
});

export const elephantFactor = unmeasured({
  id: 'M33',
  key: 'elephant-factor',
  figure: 'factor',
  unit: 'people',
  title: { en: 'Elephant factor', zh: '大象系数' },
  meaning: {
    en: 'How few organisations make half of the contributions: few is the risk.',
    zh: '多少个组织贡献了一半的工作：越少风险越高。',
  },
  definition: 'Not measured: there is no file of affiliations yet, and employers are never guessed.',
  source: 'CHAOSS, Elephant Factor',
});

export const organisations = unmeasured({
  id: 'M34',
  key: 'organisational-diversity',
  figure: 'largest',
  unit: 'share',
  title: { en: 'Organisational diversity', zh: '组织多样性' },
  meaning: {
    en: 'Which share of the contributions comes from the largest organisation, and which from volunteers.',
    zh: '最大组织贡献占比，以及志愿者贡献占比。',
  },
  definition: 'Not measured: there is no file of affiliations yet, and employers are never guessed.',
  source: 'CHAOSS, Organizational Diversity',
});
