param name string
param groupName string
param location string
param tags object
param workspaceId string
param operatorAddress string

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(operatorAddress)) {
  name: groupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'signalwatch'
    emailReceivers: [{ name: 'operator', emailAddress: operatorAddress, useCommonAlertSchema: true }]
  }
}

// Either is enough: what the host says of the function (from 4.1044 on), or the span of the job, which the app sends (docs/telemetry.md).
var finished = 'AppRequests | where Success == true | where Name == "AssessIndicators" or (Name == "signalwatch.job" and tostring(Properties["signalwatch.job"]) == "assessing")'

// Watched from outside, since an app that does not run can not say so.
resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    displayName: 'SignalWatch: no successful AssessIndicators in 30 minutes'
    description: 'Levels, likelihoods and alerts stand still. Open the function app: is it running, and what does AssessIndicators log?'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    autoMitigate: true
    // A new workspace knows the table only once the first telemetry came.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: finished
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: empty(operatorAddress) ? [] : [receivers.id] }
  }
}
