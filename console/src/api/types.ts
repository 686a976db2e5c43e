// Short names for the wire types that screens speak of.
import type { components } from './schema';

type Schemas = components['schemas'];

export type ApiKey = Schemas['ApiKey'];
export type AuditEntry = Schemas['AuditEntry'];
export type Carrier = Schemas['Carrier'];
export type Change = Schemas['Change'];
export type Column = Schemas['Column'];
export type Conflict = Schemas['Conflict'];
export type Correction = Schemas['Correction'];
export type Dataset = Schemas['Dataset'];
export type DatasetHealth = Schemas['DatasetHealth'];
export type DatasetPage = Schemas['DatasetPage'];
export type DatasetStep = Schemas['DatasetStep'];
export type DatasetSummary = Schemas['DatasetSummary'];
export type Delivery = Schemas['Delivery'];
export type DeliveryCheck = Schemas['DeliveryCheck'];
export type DeliveryState = Schemas['DeliveryState'];
export type DivisionLevel = Schemas['DivisionLevel'];
export type Indicator = Schemas['Indicator'];
export type IndicatorValue = Schemas['IndicatorValue'];
export type IndicatorValues = Schemas['IndicatorValues'];
export type Grantor = Schemas['Grantor'];
export type ListedOrganisation = Schemas['ListedOrganisation'];
export type Lineage = Schemas['Lineage'];
export type LineageNode = Schemas['LineageNode'];
export type NewCorrection = Schemas['NewCorrection'];
export type Notice = Schemas['Notice'];
export type Organisation = Schemas['Organisation'];
export type Pack = Schemas['Pack'];
export type PackFinding = Schemas['PackFinding'];
export type PackItem = Schemas['PackItem'];
export type Person = Schemas['Person'];
export type ProblemDetails = Schemas['ProblemDetails'];
export type QualityHistory = Schemas['QualityHistory'];
export type QualityResult = Schemas['QualityResult'];
export type QueryAnswer = Schemas['QueryAnswer'];
export type QueryTable = Schemas['QueryTable'];
export type Receipt = Schemas['Receipt'];
export type RecordReading = Schemas['RecordReading'];
export type Registry = Schemas['Registry'];
export type MatchedColumn = Schemas['MatchedColumn'];
export type ReadUpload = Partial<Schemas['ReadUpload']>;
export type RegistryRecord = Schemas['RegistryRecord'];
export type RegistryHistory = Schemas['RegistryHistory'];
export type RegistryHit = Schemas['RegistryHit'];
export type RejectedCell = Schemas['RejectedCell'];
export type Role = Schemas['Role'];
export type RowDifference = Schemas['RowDifference'];
export type Rule = Schemas['Rule'];
export type RuleRun = Schemas['RuleRun'];
export type RuleSummary = Schemas['RuleSummary'];
export type FlowEvent = Schemas['FlowEvent'];
export type FlowStep = Schemas['FlowStep'];
export type NewShare = Schemas['NewShare'];
export type Share = Schemas['Share'];
export type ShareMode = Schemas['ShareMode'];
export type Standing = Schemas['Standing'];
export type TakeCorrectionStep = Schemas['TakeCorrectionStep'];
export type TakeShareStep = Schemas['TakeShareStep'];
export type TakeStep = Omit<TakeShareStep, 'grant'>;
export type TimeLimit = Schemas['TimeLimit'];
export type Session = Schemas['Session'];
export type Settlement = Schemas['Settlement'];
export type TableVersion = Schemas['TableVersion'];
export type Trace = Schemas['Trace'];
export type TracedClause = Schemas['TracedClause'];
export type Upload = Schemas['Upload'];
export type VersionDifferences = Schemas['VersionDifferences'];

/** A page of a list, as every list of the API answers. */
export interface Page<T> {
  items: T[];
  page: number;
  page_size: number;
  total: number;
}
