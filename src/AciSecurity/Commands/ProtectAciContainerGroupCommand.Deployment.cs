using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Policies;
using AciSecurity.Remediation.Templates;
using AciSecurity.Resources;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <content>Deploying what was repaired.</content>
public sealed partial class ProtectAciContainerGroupCommand
{
    private async Task DeployAsync(Resource resource, ProtectedTemplate template, IReadOnlyDictionary<string, string> secrets, CancellationToken cancellationToken)
    {
        try
        {
            if (!template.HasRepairs)
            {
                await VerboseAsync($"{template.Group.Id} has nothing to repair, so it is not deployed.").ConfigureAwait(false);
                return;
            }

            if (GroupDeployment.Refuse(template, [.. secrets.Keys]) is { } fault) throw new FaultException(fault);
            var write = template.ToWrite(secrets);
            if (!await OnPipelineThreadAsync(() => IsWanted(template)).ConfigureAwait(false)) return;
            var context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
            using var remediator = EngineBridge.OpenRemediator(context, ThrottleLimit);
            var after = await GroupDeployment.DeployAsync(remediator, template, resource, write, cancellationToken).ConfigureAwait(false);
            await OutputEachAsync(GroupDeployment.Judge(after, Policy.Default, TimeProvider.System)).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
        }
    }

    /// <summary>Files are written without a question and containers are not restarted without one, so it is asked here and not by the
    /// impact of the cmdlet.</summary>
    private bool IsWanted(ProtectedTemplate template)
    {
        var question = string.Join(Environment.NewLine, [$"Deploy {template.Group.Id} anew?", .. template.Effects]);
        if (!ShouldProcess(template.Group.Id, $"Deploy the repaired container group anew. {string.Join(" ", template.Effects)}")) return false;
        var isAnswered = Force || MyInvocation.BoundParameters.ContainsKey("Confirm") || SessionState.PSVariable.GetValue("ConfirmPreference") is ConfirmImpact.None;
        return isAnswered || ShouldContinue(question, "Deploy the repaired container group");
    }
}
