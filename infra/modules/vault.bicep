@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@description('The app\'s identity: it reads secrets and can change none.')
param principalId string

@secure()
param smtpPassword string

@secure()
param linkKey string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    // The least: a vault of the same name can't be made again before they are over.
    softDeleteRetentionInDays: 7
  }
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

// A later deployment must not change it: the links in mails already sent would die.
@onlyIfNotExists()
resource links 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'link-key'
  properties: { value: linkKey }
}

resource password 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(smtpPassword)) {
  parent: vault
  name: 'smtp-password'
  properties: { value: smtpPassword }
}

output name string = vault.name
output linkSecretReference string = '${vault.properties.vaultUri}secrets/link-key'
output smtpSecretReference string = '${vault.properties.vaultUri}secrets/smtp-password'
